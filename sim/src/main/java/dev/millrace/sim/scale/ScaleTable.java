package dev.millrace.sim.scale;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.heartbeat.Heartbeats;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints how the work of a coordinator grows with the number of workers.
public final class ScaleTable {
    private static final int SUBTASKS_PER_WORKER = 100;
    private static final int[] WORKERS = {10, 30, 100, 300, 1_000};
    /// The size of a first run, which warms up the JIT compiler.
    private static final int WARM_UP_WORKERS = 100;
    private static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofSeconds(1), Duration.ofSeconds(15), 2);

    private ScaleTable() {}

    /// Runs the sizes one after the other, which takes minutes.
    ///
    /// @param drawing the file for a chart as SVG; null for none
    public static void print(@Nullable Path drawing) {
        Disk disk = Host.real().disk();
        List<GrowthChart.Point> points = new ArrayList<>();
        try {
            run(WARM_UP_WORKERS, disk);
            for (int workers : WORKERS) points.add(new GrowthChart.Point(workers, run(workers, disk)));
            if (drawing == null) return;
            try (OutputStream out = disk.create(drawing)) {
                out.write(new GrowthChart(points).svg().getBytes(StandardCharsets.UTF_8));
            }
        } catch (Exception failed) {
            throw new IllegalStateException("a cluster failed", failed);
        }
    }

    private static Scale.Figures run(int workers, Disk disk) throws Exception {
        Scale.Size size = new Scale.Size(workers, SUBTASKS_PER_WORKER * workers);
        Scale.Figures figures = Scale.run(size, disk.temporaryDirectory("millrace-scale"), PACE);
        System.out.printf(
                "%,d workers, %,d subtasks, %,d lost, heap %,d MB%n",
                size.workers(), size.subtasks(), size.lost(), figures.heapBytes() / 1_000_000);
        for (Scale.Phase each : figures.phases())
            System.out.printf(
                    "  %-24s %,9d ms %,12d calls %,16d bytes%n",
                    each.name(), each.millis(), each.calls(), each.bytes());
        return figures;
    }
}
