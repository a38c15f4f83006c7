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

/// Has the JVM record events into a file, and reads it event by event.
///
/// @param choice which events; asked when the JVM may be asked what it can record
record RecordedProfileRun(Supplier<Recorded> choice) implements ProfileRun {
    /// Of a recording; what is older is dropped.
    private static final long BYTES_MAX = 128L << 20;
    /// One that is larger may have been cut, as the JVM drops parts of several MiB.
    private static final long FULL_BYTES = BYTES_MAX * 3 / 4;

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int FRAMES_MAX = 256;

    @Override
    public ProfileResult take(Host host, int seconds, Path scratch) throws IOException {
        if (!FlightRecorder.isAvailable()) {
            throw ProfileFaults.NO_RECORDER
                    .what("no events can be recorded in this JVM")
                    .fix("start it without -XX:-FlightRecorder, or take a profile with mode WALL");
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

    /// Whole stacks are wanted, and the JVM would cut them at 64 frames. It can be told so until its first recording.
    private static void deepen() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "jfrConfigure",
                            new Object[] {new String[] {"stackdepth=" + FRAMES_MAX}},
                            new String[] {String[].class.getName()});
        } catch (JMException shallow) {
            // The page says where stacks were cut off.
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
