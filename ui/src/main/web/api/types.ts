// The messages of the HTTP interface that the console reads. Names are those of the interface.

import type { HeldBack } from "../held-back";

export interface Session {
  name: string;
  role: "read" | "operate" | "admin";
  isAuthenticated: boolean;
  takesJars: boolean;
  isHistory: boolean;
  hasSql: boolean;
  millraceVersion: string;
}

export interface Verdict {
  kind: string;
  vertex: string | null;
  sentence: string;
}

export interface Snapshot {
  id: number;
  completed: number;
  duration: number;
  bytes: number;
  isSavepoint: boolean;
}

export interface JobLine {
  jid: string;
  name: string;
  state: string;
  jobType: string;
  startTime: number;
  endTime: number;
  duration: number;
  tasks: Record<string, number>;
  rateIn: number;
  rateOut: number;
  lag: number | null;
  checkpointInterval: number;
  checkpoint: Snapshot | null;
  checkpointsFailed: number;
  failures: number;
  verdict: Verdict;
}

export interface ClusterOverview {
  taskmanagers: number;
  slotsTotal: number;
  slotsAvailable: number;
  jobsRunning: number;
  jobsFinished: number;
  jobsCancelled: number;
  jobsFailed: number;
}

export interface Cluster {
  now: number;
  overview: ClusterOverview;
  jobs: JobLine[];
}

export interface LiveVertex {
  id: string;
  state: string;
  parallelism: number;
  tasks: Record<string, number>;
  rateIn: number;
  rateOut: number;
  totalIn: number;
  totalOut: number;
  busy: number;
  idle: number;
  backPressured: number;
  busyMax: number;
  backPressuredMax: number;
  skew: number;
  watermark: number | null;
  lag: number | null;
  slowest: number | null;
  late: number;
}

export interface LiveJob {
  jid: string;
  name: string;
  state: string;
  now: number;
  seconds: number;
  startTime: number;
  duration: number;
  rateIn: number;
  rateOut: number;
  lag: number | null;
  verdict: Verdict;
  heldBack: HeldBack | null;
  vertices: LiveVertex[];
}

export interface LiveSubtask {
  subtask: number;
  state: string;
  attempt: number;
  endpoint: string;
  worker: string;
  startTime: number;
  rateIn: number;
  rateOut: number;
  totalIn: number;
  totalOut: number;
  busy: number;
  idle: number;
  backPressured: number;
  watermark: number | null;
  slowSplit: string | null;
  splits: number;
  late: number;
}

export interface LiveSubtasks {
  id: string;
  name: string;
  now: number;
  subtasks: LiveSubtask[];
}

export interface PlanInput {
  num: number;
  id: string;
  ship_strategy: string;
}

export interface PlanNode {
  id: string;
  parallelism: number;
  description: string;
  inputs?: PlanInput[] | null;
}

export interface JobVertex {
  id: string;
  name: string;
  parallelism: number;
  maxParallelism: number;
  status: string;
  startTime: number;
  endTime: number;
  duration: number;
}

export interface JobDetails {
  jid: string;
  name: string;
  state: string;
  schedulerType: string;
  jobType: string;
  startTime: number;
  endTime: number;
  duration: number;
  now: number;
  timestamps: Record<string, number>;
  vertices: JobVertex[];
  plan: { nodes: PlanNode[] };
}

export interface Failure {
  exceptionName: string;
  stacktrace: string;
  timestamp: number;
  taskName: string | null;
  endpoint: string | null;
  taskManagerId: string | null;
}

export interface Exceptions {
  exceptionHistory: { entries: Failure[]; truncated: boolean };
}

export interface Checkpoint {
  id: number;
  status: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  is_savepoint: boolean;
  trigger_timestamp: number;
  latest_ack_timestamp: number;
  checkpointed_size: number;
  state_size: number;
  end_to_end_duration: number;
  num_subtasks: number;
  num_acknowledged_subtasks: number;
  external_path: string | null;
  failure_message: string | null;
  longest_stall_nanos: number;
  tasks: Record<string, CheckpointTask>;
}

export interface CheckpointTask {
  status: string;
  state_size: number;
  end_to_end_duration: number;
  num_subtasks: number;
  num_acknowledged_subtasks: number;
}

export interface CheckpointSubtask {
  index: number;
  status: string;
  end_to_end_duration?: number;
  state_size?: number;
  checkpoint?: { sync: number; async: number } | null;
  alignment?: { duration: number; buffered: number } | null;
  start_delay?: number;
  unaligned_checkpoint?: boolean;
}

export interface Spread {
  min: number;
  max: number;
  avg: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface Checkpoints {
  counts: { restored: number; total: number; in_progress: number; completed: number; failed: number };
  summary: { state_size: Spread; checkpointed_size: Spread; end_to_end_duration: Spread };
  latest: {
    completed: Checkpoint | null;
    savepoint: Checkpoint | null;
    failed: Checkpoint | null;
    restored: { id: number; restore_timestamp: number; external_path: string | null } | null;
  };
  history: Checkpoint[];
}

export interface CheckpointConfig {
  mode: string;
  interval: number;
  timeout: number;
  min_pause: number;
  max_concurrent: number;
  state_backend: string;
  checkpoint_storage: string;
  unaligned_checkpoints: boolean;
  tolerable_failed_checkpoints: number;
  aligned_checkpoint_timeout: number;
}

export interface Finding {
  kind: string;
  isSerious: boolean;
  what: string;
  evidence: string;
  advice: string;
}

export interface Findings {
  jid: string;
  name: string;
  state: string;
  seconds: number;
  findings: Finding[];
}

export interface FlameNode {
  name: string;
  value: number;
  children: FlameNode[];
}

export interface Worker {
  id: string;
  path: string;
  timeSinceLastHeartbeat: number;
  slotsNumber: number;
  freeSlots: number;
  assignedTasks: number;
  hardware: { cpuCores: number; physicalMemory: number; freeMemory: number; managedMemory: number };
}

export interface WorkerMemory {
  heapUsed: number;
  heapCommitted: number;
  heapMax: number;
  nonHeapUsed: number;
  directUsed: number;
  directMax: number;
  mappedUsed: number;
  nettyShuffleMemoryUsed: number;
  nettyShuffleMemoryTotal: number;
  garbageCollectors: { name: string; count: number; time: number }[];
}

export interface WorkerDetails extends Worker {
  memoryConfiguration: Record<string, number | null>;
  metrics: WorkerMemory;
}

export interface LogFile {
  name: string;
  size: number;
  mtime: number;
}

export interface Profile {
  status: "RUNNING" | "FINISHED" | "FAILED";
  mode: string;
  triggerTime: number;
  finishedTime: number | null;
  duration: number;
  message: string | null;
  outputFile: string | null;
}

export interface Entry {
  key: string;
  value: string;
}

export interface Jar {
  id: string;
  name: string;
  uploaded: number;
  entry: { name: string; description: string | null }[];
}
