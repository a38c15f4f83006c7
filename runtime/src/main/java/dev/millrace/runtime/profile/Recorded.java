package dev.millrace.runtime.profile;

import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/// Defines the JVM events for each kind of profile.
enum Recorded {
    CPU_TIME(
            ProfileResult.Unit.NANOS,
            Map.of("jdk.CPUTimeSample", Map.of("throttle", "10ms", "stackTrace", "true")),
            List.of(
                    "Processor time of Java threads, virtual ones too, seen each time that a thread has used 10 ms"
                            + " of it (jdk.CPUTimeSample).",
                    "Not in it: the JVM's own threads, such as those that collect garbage and compile.")),
    /// Used if the JVM does not measure processor time.
    EXECUTION(
            ProfileResult.Unit.SAMPLES,
            Map.of("jdk.ExecutionSample", Map.of("period", "10 ms")),
            List.of(
                    "Threads that ran Java code, some of them seen every 10 ms (jdk.ExecutionSample): shares, not"
                            + " times.",
                    "Not in it: native code, and the JVM's own threads.")),
    ALLOCATIONS(
            ProfileResult.Unit.BYTES,
            Map.of("jdk.ObjectAllocationSample", Map.of("throttle", "1000/s", "stackTrace", "true")),
            List.of("Bytes allocated on the heap, estimated from at most 1,000 allocations a second"
                    + " (jdk.ObjectAllocationSample); the innermost frame is the class of the object. How long objects"
                    + " live does not matter.")),
    LOCKS(
            ProfileResult.Unit.NANOS,
            Map.of(
                    "jdk.JavaMonitorEnter", Map.of("threshold", "10 us", "stackTrace", "true"),
                    "jdk.ThreadPark", Map.of("threshold", "100 us", "stackTrace", "true")),
            List.of(
                    "Time that threads waited, all together, so that there may be more of it than has passed: at"
                            + " monitors for 10 µs or more (jdk.JavaMonitorEnter), parked for 100 µs or more"
                            + " (jdk.ThreadPark). The innermost frame is the class that was waited for.",
                    "“waits for locks” has monitors and the locks of java.util.concurrent. “waits for other things” is"
                            + " mostly threads with nothing to do.",
                    "Not in it: waits that had not ended, shorter ones, and parked virtual threads."));

    static final String FOR_LOCKS = "waits for locks";
    static final String FOR_OTHERS = "waits for other things";

    private static final String LOST = "jdk.CPUTimeSamplesLost";

    private final ProfileResult.Unit unit;
    private final Map<String, Map<String, String>> events;
    private final List<String> notes;

    Recorded(ProfileResult.Unit unit, Map<String, Map<String, String>> events, List<String> notes) {
        this.unit = unit;
        this.events = events;
        this.notes = notes;
    }

    /// Returns the best measurement of processor time that this JVM supports.
    static Recorded processorTime() {
        boolean isTold = System.getProperty("os.name", "").startsWith("Linux")
                && FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(each -> each.getName().equals("jdk.CPUTimeSample"));
        return isTold ? CPU_TIME : EXECUTION;
    }

    ProfileResult.Unit unit() {
        return unit;
    }

    List<String> notes() {
        return notes;
    }

    /// Returns the names of the events.
    List<String> events() {
        return events.keySet().stream().sorted().toList();
    }

    void enable(Recording recording) {
        events.forEach((name, settings) -> {
            var enabled = recording.enable(name);
            settings.forEach(enabled::with);
        });
        if (this == CPU_TIME) recording.enable(LOST);
    }

    boolean isOf(RecordedEvent event) {
        return events.containsKey(event.getEventType().getName());
    }

    /// Returns the number of lost samples that an event reports; 0 for any other event.
    static long lost(RecordedEvent event) {
        return event.getEventType().getName().equals(LOST) ? event.getLong("lostSamples") : 0;
    }

    /// Returns the value of an event.
    long value(RecordedEvent event) {
        return switch (this) {
            case CPU_TIME -> event.getDuration("samplingPeriod").toNanos();
            case EXECUTION -> 1;
            case ALLOCATIONS -> event.getLong("weight");
            case LOCKS -> event.getDuration().toNanos();
        };
    }

    @Nullable
    RecordedThread thread(RecordedEvent event) {
        return this == EXECUTION ? event.getThread("sampledThread") : event.getThread();
    }

    /// Returns the frame above all others; null for none.
    @Nullable
    String outermost(RecordedEvent event) {
        if (this != LOCKS) return null;
        RecordedClass awaited = event.hasField("parkedClass") ? event.getClass("parkedClass") : null;
        boolean isLock = event.hasField("monitorClass") || awaited != null && isLock(awaited.getName());
        return isLock ? FOR_LOCKS : FOR_OTHERS;
    }

    /// Returns the frame below all others; null for none.
    @Nullable
    String innermost(RecordedEvent event) {
        return switch (this) {
            case CPU_TIME, EXECUTION -> null;
            case ALLOCATIONS -> named(event.getClass("objectClass"));
            case LOCKS -> named(event.getClass(event.hasField("monitorClass") ? "monitorClass" : "parkedClass"));
        };
    }

    private static String named(@Nullable RecordedClass type) {
        return type == null ? "(nothing that is known)" : "(" + Frames.type(type.getName()) + ")";
    }

    private static boolean isLock(String type) {
        return type.startsWith("java.util.concurrent.locks.") && !type.endsWith("$ConditionObject")
                || type.startsWith("java.util.concurrent.Semaphore$");
    }
}
