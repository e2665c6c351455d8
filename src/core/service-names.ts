/** Short names of cloud services and their parts, and what they stand for: one list for the exam room's glossary and for the linter. */

export interface ServiceName {
  readonly short: string;
  readonly name: string;
  /** As blueprints write it. */
  readonly vendor: string;
}

const AWS: readonly (readonly [short: string, name: string])[] = [
  ['ACL', 'access control list'],
  ['ACM', 'AWS Certificate Manager'],
  ['ALB', 'Application Load Balancer'],
  ['AMI', 'Amazon Machine Image'],
  ['ARN', 'Amazon Resource Name'],
  ['ASG', 'Auto Scaling group'],
  ['AZ', 'Availability Zone'],
  ['CDK', 'AWS Cloud Development Kit'],
  ['CMK', 'customer master key, now a KMS key'],
  ['CRR', 'Cross-Region Replication (Amazon S3)'],
  ['CUR', 'AWS Cost and Usage Report'],
  ['DAX', 'DynamoDB Accelerator'],
  ['DLM', 'Amazon Data Lifecycle Manager'],
  ['DLQ', 'dead-letter queue'],
  ['DMS', 'AWS Database Migration Service'],
  ['EBS', 'Amazon Elastic Block Store'],
  ['EC2', 'Amazon Elastic Compute Cloud'],
  ['ECR', 'Amazon Elastic Container Registry'],
  ['ECS', 'Amazon Elastic Container Service'],
  ['EFA', 'Elastic Fabric Adapter'],
  ['EFS', 'Amazon Elastic File System'],
  ['EIP', 'Elastic IP address'],
  ['EKS', 'Amazon Elastic Kubernetes Service'],
  ['ELB', 'Elastic Load Balancing'],
  ['EMR', 'Amazon EMR, once Elastic MapReduce'],
  ['ENA', 'Elastic Network Adapter'],
  ['ENI', 'elastic network interface'],
  ['FSx', 'Amazon FSx, managed file systems'],
  ['GSI', 'global secondary index (Amazon DynamoDB)'],
  ['GWLB', 'Gateway Load Balancer'],
  ['IAM', 'AWS Identity and Access Management'],
  ['IGW', 'internet gateway'],
  ['IMDS', 'Instance Metadata Service'],
  ['KMS', 'AWS Key Management Service'],
  ['LSI', 'local secondary index (Amazon DynamoDB)'],
  ['MGN', 'AWS Application Migration Service'],
  ['MSK', 'Amazon Managed Streaming for Apache Kafka'],
  ['NACL', 'network access control list'],
  ['NLB', 'Network Load Balancer'],
  ['OAC', 'origin access control (Amazon CloudFront)'],
  ['OAI', 'origin access identity (Amazon CloudFront), succeeded by OAC'],
  ['OU', 'organizational unit (AWS Organizations)'],
  ['RAM', 'AWS Resource Access Manager'],
  ['RCU', 'read capacity unit (Amazon DynamoDB)'],
  ['RDS', 'Amazon Relational Database Service'],
  ['RRS', 'Reduced Redundancy Storage (Amazon S3)'],
  ['S3', 'Amazon Simple Storage Service'],
  ['SAM', 'AWS Serverless Application Model'],
  ['SCP', 'service control policy (AWS Organizations)'],
  ['SES', 'Amazon Simple Email Service'],
  ['SG', 'security group'],
  ['SNS', 'Amazon Simple Notification Service'],
  ['SQS', 'Amazon Simple Queue Service'],
  ['SRR', 'Same-Region Replication (Amazon S3)'],
  ['SSE', 'server-side encryption'],
  ['SSM', 'AWS Systems Manager'],
  ['STS', 'AWS Security Token Service'],
  ['SWF', 'Amazon Simple Workflow Service'],
  ['TGW', 'AWS Transit Gateway'],
  ['VGW', 'virtual private gateway'],
  ['VIF', 'virtual interface (AWS Direct Connect)'],
  ['VPC', 'Amazon Virtual Private Cloud'],
  ['WAF', 'AWS WAF, web application firewall'],
  ['WCU', 'write capacity unit (Amazon DynamoDB)'],
];

const GOOGLE: readonly (readonly [short: string, name: string])[] = [
  ['ADC', 'Application Default Credentials'],
  ['BQ', 'BigQuery'],
  ['CMEK', 'customer-managed encryption key'],
  ['CUD', 'committed use discount'],
  ['GCE', 'Compute Engine'],
  ['GCF', 'Cloud Functions, now Cloud Run functions'],
  ['GCLB', 'Cloud Load Balancing'],
  ['GCP', 'Google Cloud, once Google Cloud Platform'],
  ['GCR', 'Container Registry, succeeded by Artifact Registry'],
  ['GCS', 'Cloud Storage'],
  ['GKE', 'Google Kubernetes Engine'],
  ['IAM', 'Identity and Access Management'],
  ['IAP', 'Identity-Aware Proxy'],
  ['KMS', 'Cloud Key Management Service'],
  ['MIG', 'managed instance group'],
  ['NEG', 'network endpoint group'],
  ['PD', 'Persistent Disk'],
  ['SUD', 'sustained use discount'],
  ['VPC', 'Virtual Private Cloud'],
];

const MICROSOFT: readonly (readonly [short: string, name: string])[] = [
  ['ACI', 'Azure Container Instances'],
  ['ACR', 'Azure Container Registry'],
  ['AKS', 'Azure Kubernetes Service'],
  ['ARM', 'Azure Resource Manager'],
  ['ASG', 'application security group'],
  ['GRS', 'geo-redundant storage'],
  ['LRS', 'locally redundant storage'],
  ['NSG', 'network security group'],
  ['RBAC', 'role-based access control'],
  ['SAS', 'shared access signature'],
  ['UDR', 'user-defined route'],
  ['VMSS', 'Virtual Machine Scale Sets'],
  ['VNet', 'virtual network'],
  ['ZRS', 'zone-redundant storage'],
];

const of = (vendor: string, names: typeof AWS) => names.map(([short, name]): ServiceName => ({ short, name, vendor }));

/** By vendor, and within one in the order of the alphabet. */
export const serviceNames: readonly ServiceName[] = [...of('Amazon Web Services', AWS), ...of('Google Cloud', GOOGLE), ...of('Microsoft', MICROSOFT)];

/** The names of one vendor that fit what is searched for; all vendors' where this one is not in the list. */
export function findServiceNames(vendor: string, search: string): readonly ServiceName[] {
  const own = serviceNames.filter((service) => service.vendor === vendor);
  const wanted = search.trim().toLowerCase();
  return (own.length > 0 ? own : serviceNames).filter(
    ({ short, name }) => short.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
  );
}
