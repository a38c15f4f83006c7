package dev.millrace.migrate.export;

import java.util.List;
import java.util.SequencedMap;

/// Holds the result of an export.
///
/// @param entries the contents of the new jar, by name
/// @param problems what does not work on Flink, in the order of the classes of the jar
/// @param renamed number of class files with other names
/// @param dropped number of entries of Millrace that the new jar does not contain
/// @param javaRelease the earliest Java release that loads all classes of the program
/// @param artifacts the artifacts of Flink that the program needs besides Flink's distribution
public record ExportReport(
        SequencedMap<String, byte[]> entries,
        List<ExportProblem> problems,
        int renamed,
        int dropped,
        int javaRelease,
        List<String> artifacts) {
    /// Returns the problems that make the program fail.
    public List<ExportProblem> failures() {
        return problems.stream().filter(ExportProblem::isFailure).toList();
    }

    /// Returns the parts of the program that have no effect on Flink.
    public List<ExportProblem> remarks() {
        return problems.stream().filter(each -> !each.isFailure()).toList();
    }
}
