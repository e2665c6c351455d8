import { expect, test } from 'vitest';
import { findServiceNames, serviceNames } from '../../src/core/service-names';

test('each short name stands once for a vendor, in the order of the alphabet', () => {
  const keys = serviceNames.map(({ vendor, short }) => `${vendor} ${short.toLowerCase()}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual([...keys].sort());
});

test('shows the vendor of the paper, and everything to a vendor that it does not know', () => {
  expect(new Set(findServiceNames('Google Cloud', '').map(({ vendor }) => vendor))).toEqual(new Set(['Google Cloud']));
  expect(findServiceNames('Google Cloud', '').map(({ short }) => short)).toContain('MIG');
  expect(findServiceNames('Somebody', '')).toEqual(serviceNames);
});

test('finds by short name and by words of the full name, in any case', () => {
  expect(findServiceNames('Amazon Web Services', ' nacl ').map(({ name }) => name)).toEqual(['network access control list']);
  expect(findServiceNames('Amazon Web Services', 'load balancer').map(({ short }) => short)).toEqual(['ALB', 'GWLB', 'NLB']);
  expect(findServiceNames('Amazon Web Services', 'GKE')).toEqual([]);
});
