package dev.millrace.sim.scale;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.beat.Heartbeats;
import java.nio.file.Path;
import java.time.Duration;

/// Shows how the work of a coordinator grows.
public final class ScaleTable {
    private static final int SUBTASKS_PER_WORKER = 100;
    private static final int[] WORKERS = {10, 100, 1_000};
    private static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofSeconds(1), Duration.ofSeconds(15), 2);

    private ScaleTable() {}

    /// Runs the sizes one after the other; takes minutes.
    public static void print() {
        for (int workers : WORKERS) {
            Scale.Size size = new Scale.Size(workers, SUBTASKS_PER_WORKER * workers);
            try {
                Path directory = Host.real().disk().temporaryDirectory("millrace-scale");
                Scale.Figures figures = Scale.run(size, directory, PACE);
                System.out.printf(
                        "%,d workers, %,d subtasks, %,d lost, heap %,d MB%n",
                        size.workers(), size.subtasks(), size.lost(), figures.heapBytes() / 1_000_000);
                for (Scale.Phase each : figures.phases())
                    System.out.printf(
                            "  %-24s %,9d ms %,12d calls %,16d bytes%n",
                            each.name(), each.millis(), each.calls(), each.bytes());
            } catch (Exception failed) {
                throw new IllegalStateException("the cluster of " + workers + " workers failed", failed);
            }
        }
    }
}
