/** A file of notes as a candidate keeps them: headings, lists, code, a table, and texts that would like to be more than text. */

const SENTENCES = [
  'A gateway endpoint keeps traffic to S3 and DynamoDB inside the network and costs nothing.',
  'Security groups remember connections; network ACLs do not, so replies need a rule of their own.',
  'Messages that fail too often go to a **dead-letter queue** once `maxReceiveCount` is reached.',
  'A standby in another zone takes over after a failure, but it answers no reads.',
  'Read replicas are asynchronous: they may be promoted, and they may lag behind.',
  'Roles hand out short-lived credentials; keys in code are found sooner or later.',
];

/** `count` notes with words of their own: the note number 7 has "marker7". */
export function madeNotesFile(count: number): string {
  const notes = Array.from({ length: count }, (_, at) => {
    const sentences = Array.from({ length: 2 + (at % 4) }, (_each, place) => SENTENCES[(at + place) % SENTENCES.length]);
    const parts = [`${sentences.join(' ')} marker${at}`];
    if (at % 3 === 0) parts.push('- first of a list\n- second of a list with `code` in it\n- third of a list');
    if (at % 7 === 0) parts.push('```\naws s3api put-bucket-policy --bucket example --policy file://policy.json\n```');
    if (at % 11 === 0) parts.push('| store | durable |\n| --- | --- |\n| EBS | yes |\n| instance store | no |');
    return `## Point ${at}\n\n${parts.join('\n\n')}\n`;
  });
  return `---\ntags: [handwritten]\n---\n\n# My notes\n\n${notes.join('\n')}`;
}

export const HOSTILE_NOTE = `## <img src=x onerror=alert(1)>

<script>alert(1)</script> [go](javascript:alert(1)) ![pixel](https://example.com/x.png)
`;
