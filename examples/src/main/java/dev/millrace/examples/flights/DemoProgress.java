package dev.millrace.examples.flights;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/// The progress of the job.
///
/// @param events the number of flights that the job has read
/// @param watermark the watermark in milliseconds; negative before the first watermark
/// @param newest the time of the newest flight
/// @param nanos the time since the start
record DemoProgress(long events, long watermark, long newest, long nanos) {

    static DemoProgress of(Map<String, Object> accumulators, long nanos) {
        return new DemoProgress(
                number(accumulators, CountProgress.EVENTS),
                number(accumulators, CountProgress.WATERMARK),
                number(accumulators, CountProgress.NEWEST),
                nanos);
    }

    private static long number(Map<String, Object> accumulators, String name) {
        return accumulators.get(name) instanceof Long number ? number : Long.MIN_VALUE;
    }

    private double rate() {
        return nanos == 0 ? 0 : Math.max(events, 0) * 1e9 / nanos;
    }

    void print(PrintStream out) {
        if (events <= 0) return;
        String time = watermark <= 0 ? "-" : Times.readable(watermark);
        String lag = watermark <= 0 ? "-" : (newest - watermark) / 60_000 + " min";
        out.printf(Locale.ROOT, "%,12d events %,12.0f events/s   watermark %s   lag %s%n", events, rate(), time, lag);
    }

    void printLast(PrintStream out, String directory) {
        out.printf(
                Locale.ROOT,
                "%n%,d flights in %.2f s, start included (%,.0f a second). Answers are in %s/%n",
                Math.max(events, 0),
                nanos / 1e9,
                rate(),
                directory);
    }
}
