package dev.millrace.migrate.export;

/// Describes a part of a program that does not work on Flink.
///
/// @param text the class, member or lambda, and what to do about it
/// @param place the class and method of the program that contain the part, with the line if known
public record ExportProblem(Kind kind, String text, String place) {
    /// Tells kinds of problems apart.
    public enum Kind {
        /// The program fails when it reaches the part.
        MISSING,
        /// The program fails while it describes the job, because Flink cannot determine a type.
        TYPE,
        /// The part has no effect on Flink.
        IGNORED
    }

    /// Returns whether the program fails if it reaches the part.
    public boolean isFailure() {
        return kind != Kind.IGNORED;
    }

    @Override
    public String toString() {
        return text + ", in " + place;
    }
}
