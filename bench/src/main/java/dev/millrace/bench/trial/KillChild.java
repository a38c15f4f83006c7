package dev.millrace.bench.trial;

import dev.millrace.bench.keep.KeepTask;

/// The main class of a process that is to be killed, or of the one after it: its engine, the directory of its
/// checkpoints, the number of keys, the milliseconds between checkpoints and, for the second, the checkpoint to
/// begin with.
final class KillChild {
    private KillChild() {}

    private static KeepTask task(String[] args) {
        String restored = args.length > 4 ? args[4] : null;
        var checkpoints = new KeepTask.Checkpoints(Integer.parseInt(args[3]), false, args[1], restored);
        return new KeepTask(KeepTask.Aim.KILL, Long.parseLong(args[2]), 0, checkpoints, KeepTask.Span.NONE);
    }

    /// Runs until it is killed, or until [KeepTask.Aim#KILL] has seen all it wants.
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
