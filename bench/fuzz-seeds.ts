/** One small sound set a format, from which the fuzzer makes broken ones. */

export const SEEDS: Readonly<Record<string, string>> = {
  'set.yaml': `- question: Which store keeps objects?
  options: { A: Amazon S3, B: Amazon EBS, C: Amazon EFS }
  answer: A
  explanation: "S3 keeps objects; *EBS* keeps blocks."
- question: |
    Choose two. Which of these are databases?
  options: [Aurora, DynamoDB, Lambda]
  answer: [Aurora, DynamoDB]
`,
  'set.toml': `[[questions]]
question = "Which store keeps objects?"
options = ["Amazon S3", "Amazon EBS"]
answer = 0

[[questions]]
question = """Which is
a queue?"""
options = ["SQS", "SNS"]
answer = "SQS"
`,
  'set.json': `{ "title": "Set", "questions": [
  { "id": "1", "question": "Which store keeps objects?", "options": ["Amazon S3", "Amazon EBS"], "answer": "A", "explanation": "S3 does." },
  { "id": "2", "question": "Which are queues? (Choose two.)", "options": { "a": "SQS", "b": "MQ", "c": "ECS" }, "answer": ["a", "b"] }
] }`,
  'own.json': `[{ "id": "q-one", "version": 1, "type": "single", "domains": {}, "topics": ["storage"], "scenario": "A shop keeps pictures.",
  "stem": "Which store fits?", "options": [{ "id": "a", "text": "S3" }, { "id": "b", "text": "EBS" }], "key": ["a"] }]`,
  'set.md': `## Storage

### 1. Which store keeps objects?

- [x] Amazon S3
- [ ] Amazon EBS
- [ ] \`Amazon EFS\`

<details><summary>Answer</summary>A. **S3** keeps objects. See [docs](https://docs.example/s3).</details>

### 2. Which are queues? (Choose two.)

A. SQS
B. MQ
C. ECS

**Answer: A, B**
`,
  'set.csv': `Question,Answer Option 1,Answer Option 2,Answer Option 3,Correct Answers,Overall Explanation
"Which store keeps ""objects""?",Amazon S3,Amazon EBS,,1,S3 does.
Which are queues?,SQS,MQ,ECS,"1,2",=1+1
`,
  'set.gift': `$CATEGORY: Storage/Objects

::Q1:: [html]Which store keeps objects? { =Amazon S3 #Right. ~Amazon EBS #No: blocks. ~Amazon EFS }

// a comment
Which are queues? { ~%50%SQS ~%50%MQ ~%-100%ECS #### Both queue. }

Match. { =Blocks -> EBS =Files -> EFS =Objects -> S3 }
`,
  'set.xml': `<?xml version="1.0"?><quiz>
<question type="category"><category><text>$course$/Storage</text></category></question>
<question type="multichoice"><name><text>Q1</text></name><questiontext format="html"><text><![CDATA[<p>Which store keeps objects?</p>]]></text></questiontext>
<single>true</single><answer fraction="100"><text>S3</text><feedback><text>Yes</text></feedback></answer><answer fraction="0"><text>EBS</text></answer></question>
</quiz>`,
  'aiken.txt': `Which store keeps objects?
A. Amazon S3
B. Amazon EBS
ANSWER: A

Which is a queue?
A) SQS
B) SNS
ANSWER: A
`,
  'canvas.txt': `Quiz title: Storage

1. Which store keeps objects?
... S3 does.
*a) Amazon S3
b) Amazon EBS

2. Which are queues?
[*] SQS
[*] MQ
[ ] ECS
`,
  'deck.txt': `#separator:tab
#html:true
#columns:Question\tOption A\tOption B\tAnswer
Which store keeps objects?\tAmazon S3\tAmazon EBS\tA
Which is a <b>queue</b>?\tSQS\tSNS\tA
`,
};

/** What readers look for, and what nobody should write: put in anywhere. */
export const TOKENS: readonly string[] = [
  ...[
    '- [x] ',
    '- [ ] ',
    '# ',
    '### ',
    '<details>',
    '</details>',
    '<summary>',
    '```\n',
    '`',
    '**',
    '~~',
    '> ',
    '1. ',
    'A. ',
    'Answer: ',
    '---\n',
    '| a | b |\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    '\\u202e',
    '//',
    '/*',
    '&a ',
    '*a',
    '!!js/function ',
    '<<: ',
    '- ',
    '\t',
    '%',
    '@',
    '|\n',
    '>-\n',
  ],
  ...[
    '=',
    '~',
    '#',
    '->',
    '$CATEGORY: ',
    '::',
    '####',
    '%100%',
    '%-50%',
    '[html]',
    'ANSWER: A\n',
    '[[q]]\n',
    '"""',
    '#separator:tab\n',
    '*a) ',
    '[*] ',
  ],
  ...[
    '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
    '&a;',
    '<![CDATA[',
    ']]>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
  ],
  ...[
    '[x](javascript:alert(1))',
    '![x](http://127.0.0.1:1/x.png)',
    '![x](//host/x)',
    '[a]: javascript:1\n',
    '<a href="data:text/html,x">',
    '=cmd|x!A1',
  ],
  ...['__proto__', 'constructor', 'prototype', '\u0000', '\u202e', '\ufeff', '\ud800', '\r\n', '\r', '\n\n\n', '\u2028', 'é', '𝔘', 'ﬁ', '\u00a0'],
];
