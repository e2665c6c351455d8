/** The source candidate's two reports as an example to learn from (MEASURES 4.2): why 100 % in a small domain does not help. */

/** Counts of the official practice exam, and the percentages that the real exam printed. `weight` in percent. */
export const workedExample = [
  {
    id: '1',
    title: 'Designing highly available, cost-efficient, fault-tolerant, scalable systems',
    weight: 60,
    practice: { right: 6, asked: 12 },
    exam: 75,
  },
  { id: '2', title: 'Implementation/Deployment', weight: 10, practice: { right: 2, asked: 2 }, exam: 80 },
  { id: '3', title: 'Data Security', weight: 20, practice: { right: 3, asked: 4 }, exam: 55 },
  { id: '4', title: 'Troubleshooting', weight: 10, practice: { right: 1, asked: 2 }, exam: 80 },
] as const;

/** Chances of passing in percent, by the model of readiness: on the practice exam as it was, and on two others that it might have been. */
export const workedChances = { asItWas: 26.8, oneLessInImplementation: 19.0, threeMoreInDesigning: 78.0 } as const;

/** What each domain still cost on the practice evidence, in points of 100 up to a target of 80 %, by the model of weak areas. */
export const workedGains = [16.4, 1.0, 2.7, 2.4] as const;
