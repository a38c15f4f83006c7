package dev.millrace.migrate.jar;

/// Something of Flink's that a program uses and that does not exist here.
///
/// @param part the class, or the class and its method or field, with Flink's names
/// @param user the first class that uses it, where known with method and line
public record MissingPart(String part, String user) {
    @Override
    public String toString() {
        return part + ", used by " + user;
    }
}
