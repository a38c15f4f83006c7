package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/// Records JVM events to a file, and reads the file event by event.
///
/// @param choice returns the events to record; called when the JVM's recorder is available
record RecordedProfileRun(Supplier<Recorded> choice) implements ProfileRun {
    /// The maximum size of a recording; older data is dropped.
    private static final long BYTES_MAX = 128L << 20;
    /// A recording above this size may lack data, because the JVM drops chunks of several MiB.
    private static final long FULL_BYTES = BYTES_MAX * 3 / 4;

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int FRAMES_MAX = 256;

    @Override
    public ProfileResult take(Host host, int seconds, Path scratch) throws IOException {
        if (!FlightRecorder.isAvailable()) {
            throw ProfileFaults.NO_RECORDER
                    .what("This JVM cannot record events.")
                    .fix("Start the JVM without -XX:-FlightRecorder, or take a profile with mode WALL.");
        }
        deepen();
        Recorded recorded = choice.get();
        try {
            record(recorded, host, seconds, scratch);
            return new RecordingReader(recorded)
                    .of(scratch, host.disk().entry(scratch).size() > FULL_BYTES);
        } finally {
            host.disk().delete(scratch);
        }
    }

    /// Raises the JVM's limit of 64 frames per stack, which is possible only before the first recording.
    private static void deepen() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "jfrConfigure",
                            new Object[] {new String[] {"stackdepth=" + FRAMES_MAX}},
                            new String[] {String[].class.getName()});
        } catch (JMException shallow) {
            // If this fails, stacks are cut, and the page shows where.
        }
    }

    private static void record(Recorded recorded, Host host, int seconds, Path scratch) throws IOException {
        host.disk().create(scratch).close();
        try (Recording recording = new Recording()) {
            recording.setName("millrace-profiler");
            recording.setMaxSize(BYTES_MAX);
            recorded.enable(recording);
            recording.start();
            ProfileRun.pause(host, seconds * NANOS_A_SECOND);
            recording.stop();
            recording.dump(scratch);
        }
    }
}
