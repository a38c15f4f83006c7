import { usePoll } from "../api/use";
import { Meter } from "../components/shares";
import { Table, type Column } from "../components/table";
import { bytes, percent } from "../format";

interface Disk {
  purpose: string;
  path: string;
  total: number;
  free: number;
}

const DISKS_MS = 10_000;

const COLUMNS: Column<Disk>[] = [
  { title: "Directory of", order: (row) => row.purpose, cell: (row) => row.purpose },
  { title: "Path", isWide: true, order: (row) => row.path, cell: (row) => <span class="mono wrap">{row.path}</span> },
  { title: "Used", isWide: true, order: used, cell: (row) => <Used disk={row} /> },
  { title: "Free", isNumber: true, order: (row) => row.free, cell: (row) => bytes(row.free) },
];

function used(disk: Disk): number {
  return disk.total > 0 ? 1 - disk.free / disk.total : 0;
}

function Used({ disk }: { disk: Disk }) {
  if (disk.total <= 0) return <>unknown</>;
  const label = `${percent(used(disk))} of ${bytes(disk.total)}`;
  return (
    <>
      {label}
      <Meter part={used(disk)} label={`Disk of ${disk.purpose}: ${label}`} />
    </>
  );
}

/** Shows how full the disks are on which a process keeps its files. */
export function Disks({ path }: { path: string }) {
  const { data } = usePoll<{ disks: Disk[] }>(`${path}/disks`, DISKS_MS);
  if (!data) return null;
  return (
    <section class="card flush">
      <header>
        <h2>Disks</h2>
      </header>
      <Table label="Disks" columns={COLUMNS} rows={data.disks} id={(row) => row.purpose} empty="No disk can be measured." />
    </section>
  );
}
