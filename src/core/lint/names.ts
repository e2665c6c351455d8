/** L28: acronyms that a question does not explain, and names that a vendor has retired. */

import { serviceNames } from '../service-names';
import type { Hit, QuestionRule } from './rule';
import { prose } from './words';

/** Acronyms that a candidate for these exams knows, and words that questions emphasise by capitals. */
const known: ReadonlySet<string> = new Set([
  ...serviceNames.map(({ short }) => short.toUpperCase()),
  ...(
    'A AAAA ABAC CT MRI GPS ATM HR MQ RUM ADFS SCIM SIP FS FUSE ACID ACLS ACU AD AES AI AMD AMIS APAC API APIS APN ARNS ARP AS ASN AVRO AWS AZS AZRE ' +
    'BGP BI BIOS BYOIP BYOK BYOL CA CAF CAPEX CAPTCHA CDC CDN CEO CFO CI CIDR CIDRS CIFS CIO CISO CJIS CLI CMKS CNAME CNI COBOL CORS CPU CPUS CRM ' +
    'CRUD CSR CSV CTO CV CVE CVES DAG DB DBA DBAS DDL DDOS DHCP DL DML DNS DNSSEC DOS DR DRS DSL DSQL DSS EC ECU EDI ELK EMEA ENIS EOL ERP ETA ETL EU ' +
    'EUR EVENT EXCEPT FAQ FERPA FIFO FIPS FTP FTPS GA GB GBPS GCM GDPR GIS GLB GPU GPUS GRE GSIS GUI GUID HA HDD HDDS HDFS HIPAA HPC HSM HSMS ' +
    'HTML HTTP HTTPS I IAAS IANA ICMP ID IDE IDP IDPS IDS IOPS IOT IP IPS IPSEC IPV ISO ISP IT ITSM JDBC JIT JMS JPEG JPG JSON JSONL JVM JWT JWTS ' +
    'KB KPI KPIS KVM LAN LDAP LDAPS LEAST LIFO LFS LSIS LTS MAC MB MBPS MD MFA MIME MIT ML MOST MP MPEG MQTT MS MSSQL MTTR MTU MVP MX NACLS NAS ' +
    'NAT NFS NIC NIST NO NOC NOSQL NOT NS NTFS NTP NVME OCR ODBC OIDC OK OLAP OLTP ONE ONTAP OPEX ORC OS OSI OTA OUS P PAAS PC PCI PCS PDF PDFS PEM PHI ' +
    'PHP PID PII PIN PKI PNG POC POP POSIX POST PR PTR PUT QA QPS QR QUIC RA RAID RCUS RDBMS RDP REST RFC RFID ROI RPC RPM RPO RSA RSS RTO RTMP ' +
    'RTSP RTT SAAS SAML SAN SAP SASL SCADA SCPS SDK SDKS SFTP SGS SHA SID SIEM SKU SLA SLAS SLO SLOS SMB SME SMS SMTP SNI SNMP SOA SOAP SOC SOX SP SPA ' +
    'SPF SQL SRE SRV SSD SSDS SSH SSL SSO SUSE SVG TAM TB TCO TCP TDE THREE TIFF TLS TPM TPS TSV TTL TV TWO TXT UDP UI UK UML UPS URI URIS URL ' +
    'URLS US USB USD UTC UUID UUIDS VAT VCPU VCPUS VHD VIFS VIP VLAN VM VMS VOIP VPCS VPN VPNS VTL WAL WAN WCUS WORM WSDL XML YAML ZIP FIRST BEST ' +
    'GET HEAD DELETE PATCH OPTIONS SELECT INSERT UPDATE JOIN WHERE GRANT AND OR ALL ANY NONE ONLY LOWEST HIGHEST FEWEST SHORTEST FASTEST GREATEST ' +
    'MAXIMUM MINIMUM MUST FOUR FIVE BOTH NEW NULL TRUE FALSE FOR WITH FROM EACH MORE LESS LONGEST CLOSEST NEXT LAST LARGEST SMALLEST SIMPLEST ' +
    'QUICKEST CHEAPEST EARLIEST LATEST EFFICIENT EFFECTIVE SECURE COST OPERATIONAL OVERHEAD EFFORT CHOOSE PICK'
  ).split(' '),
]);

/** Names that were given up, each with the one that took its place. Longer names come first. */
const retired: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Amazon )?Elasticsearch Service\b/, 'Amazon OpenSearch Service'],
  [/\bAWS (?:Single Sign-On|SSO)\b/, 'AWS IAM Identity Center'],
  [/\bKinesis (?:Data )?Firehose\b/, 'Amazon Data Firehose'],
  [/\bKinesis (?:Data )?Analytics\b/, 'Amazon Managed Service for Apache Flink'],
  [/\b(?:Amazon )?CloudWatch Events\b/, 'Amazon EventBridge'],
  [/\bAzure (?:Active Directory|AD)\b(?! (?:B2C|Domain))/, 'Microsoft Entra ID'],
  [/\bStackdriver\b/, 'Google Cloud Observability'],
  [/\bGoogle Container Engine\b/, 'Google Kubernetes Engine'],
  [/\bG Suite\b/, 'Google Workspace'],
];

/** Acronyms are pairs to six capitals; what a question spells out beside it, or what is part of a service's name, explains itself. */
export const namesRule: QuestionRule = ({ question, text }) => {
  const whole = prose([text, ...question.options.map((option) => option.text)].join('\n'));
  const hits: Hit[] = [];
  const services = question.services.join(' ');
  for (const acronym of new Set(whole.match(/(?<![\p{L}\p{N}_./:@-])[A-Z]{2,6}s?(?![\p{L}\p{N}_@-]|\.\p{L})/gu))) {
    const isExplained = new RegExp(`\\(${acronym}\\)|\\b${acronym} \\(|\\b${acronym} (?:stands for|means)`).test(whole);
    if (!known.has(acronym.replace(/s$/, '')) && !known.has(acronym.toUpperCase()) && !isExplained && !services.includes(acronym)) {
      hits.push({ rule: 'L28', severity: 'warning', params: { acronym } });
    }
  }
  for (const [pattern, current] of retired) {
    const name = pattern.exec(whole)?.[0];
    if (name !== undefined) {
      hits.push({ rule: 'L28', variant: 'retired', severity: 'warning', params: { name, current } });
    }
  }
  return hits;
};
