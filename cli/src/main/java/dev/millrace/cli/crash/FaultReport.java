package dev.millrace.cli.crash;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/// Prints one line for each fault of `crash-test --damage`, and counts what came of the faults.
final class FaultReport {
    /// One refusal in so many is answered by accepting duplicates first.
    private static final int ACCEPTED = 3;

    private final PrintWriter out;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private int faults;
    private int refusals;
    private int accepted;
    private long twice;

    /// What came of a fault.
    enum Outcome {
        WENT_ON("went on exactly once"),
        REFUSED("refused with MR-5342"),
        FAILED("failed until there was room"),
        SKIPPED("skipped");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }
    }

    FaultReport(PrintWriter out) {
        this.out = out;
    }

    /// Notes a refusal.
    ///
    /// @return whether duplicates are to be accepted for once
    boolean isAccepted() {
        return ++refusals % ACCEPTED == 0;
    }

    /// Notes that a job went on from an older checkpoint, as it was told, and lost nothing.
    ///
    /// @param lines how many lines it wrote once more
    void accepted(long lines) {
        accepted++;
        twice += lines;
    }

    /// Prints the line of a fault.
    ///
    /// @param target what was hit
    /// @param happened what came of it in detail
    void print(InjectedFault fault, String target, Outcome outcome, String happened) {
        counts.merge(outcome, 1, Integer::sum);
        out.printf("  %d. %s (%s): %s%n", ++faults, fault.title(), target, happened);
        out.flush();
    }

    /// How many faults had this outcome.
    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /// How often a job went on from an older checkpoint, as it was told.
    int timesAccepted() {
        return accepted;
    }

    /// Prints the counts.
    void printCounts() {
        out.printf("%d faults:", faults);
        for (Outcome each : Outcome.values()) out.printf(" %d %s,", count(each), each.title);
        out.printf(
                " 0 lost or written twice%n%d times duplicates were accepted: %,d lines were written again, 0 lost%n",
                accepted, twice);
    }
}
