package dev.millrace.bench.keep;

import dev.millrace.bench.meter.ProcessFigures;

/// Reports completed checkpoints to the parent process and, after a restore, when each subtask has counted again.
final class KillProbe extends KeepProbe {
    private final Tempo tempo;
    private final Return back = new Return();
    private boolean hasLoaded;
    private long newest;

    KillProbe(KeepTask task) {
        super(task);
        tempo = new Tempo(task);
    }

    @Override
    void pace(int lane, long at) {
        tempo.await(lane, at);
    }

    @Override
    public void opened(int subtask) {
        back.opened(subtask);
    }

    @Override
    public void counted(int subtask) {
        if (task.checkpoints().restored() != null && back.counted(subtask)) {
            tell(RECOVERED + ProcessFigures.cpuNanos() / 1e9);
            done();
        }
    }

    @Override
    public synchronized void snapshot(long checkpoint, long checkpointStartedMillis) {
        hasLoaded |= isLoaded();
    }

    @Override
    public synchronized void completed(long checkpoint) {
        if (!hasLoaded || checkpoint <= newest) return;
        newest = checkpoint;
        tell(COMPLETED + checkpoint);
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    @Override
    Figures figures() {
        return Figures.of(0, ProcessFigures.cpuNanos() / 1e9, 1);
    }
}
