export default function ReportScreen({ id }: { readonly id: string }) { return <h1>{id}</h1>; }
