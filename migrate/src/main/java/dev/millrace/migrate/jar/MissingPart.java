package dev.millrace.migrate.jar;

/// Represents a Flink class or member that a program uses and that Millrace does not have.
///
/// @param part the class, or the class and its method or field, with Flink's names
/// @param user the first class that uses the part, with method and line if known
public record MissingPart(String part, String user) {
    @Override
    public String toString() {
        return part + ", used by " + user;
    }
}
