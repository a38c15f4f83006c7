package dev.millrace.bench.trial;

import dev.millrace.bench.keep.KeepTask;

/// Runs a process that is to be killed, or its successor. Arguments: engine, directory of checkpoints, number of
/// keys, checkpoint interval in milliseconds and, for the successor, the checkpoint to restore.
final class KillChild {
    private KillChild() {}

    private static KeepTask task(String[] args) {
        String restored = args.length > 4 ? args[4] : null;
        var checkpoints = new KeepTask.Checkpoints(Integer.parseInt(args[3]), false, args[1], restored);
        return new KeepTask(KeepTask.Aim.KILL, Long.parseLong(args[2]), 0, checkpoints, KeepTask.Span.NONE);
    }

    /// Runs until it is killed, or until the measurement of [KeepTask.Aim#KILL] is complete.
    public static void main(String[] args) {
        int status = 0;
        try {
            TrialEngine.named(args[0]).keep(task(args));
        } catch (Exception failure) {
            failure.printStackTrace();
            status = 1;
        }
        System.exit(status); // engines may leave threads behind
    }
}
