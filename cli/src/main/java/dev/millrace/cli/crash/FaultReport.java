package dev.millrace.cli.crash;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/// Prints one line for each fault of `crash-test --damage`, and counts the outcomes.
final class FaultReport {
    /// The test accepts duplicates at every refusal whose number is a multiple of this.
    private static final int ACCEPTED = 3;

    private final PrintWriter out;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private int faults;
    private int refusals;
    private int accepted;
    private long twice;

    /// Names the outcome of a fault.
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

    /// Records a refusal.
    ///
    /// @return whether the test accepts duplicates this time
    boolean isAccepted() {
        return ++refusals % ACCEPTED == 0;
    }

    /// Records that a job was allowed to continue from an older checkpoint and lost nothing.
    ///
    /// @param lines number of duplicates
    void accepted(long lines) {
        accepted++;
        twice += lines;
    }

    /// Prints the line of a fault.
    ///
    /// @param target the damaged part or killed process
    /// @param happened details of the outcome
    void print(InjectedFault fault, String target, Outcome outcome, String happened) {
        counts.merge(outcome, 1, Integer::sum);
        out.printf("  %d. %s (%s): %s%n", ++faults, fault.title(), target, happened);
        out.flush();
    }

    /// Returns how many faults had this outcome.
    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /// Returns how often a job was allowed to continue from an older checkpoint.
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
