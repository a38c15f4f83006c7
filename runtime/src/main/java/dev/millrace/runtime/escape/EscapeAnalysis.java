package dev.millrace.runtime.escape;

/// Describes what a method does with one of its arguments, the subject, and what it gives out. A method gives out
/// what it returns or passes to its collector.
///
/// @param keeps true if the subject may be reachable from elsewhere afterwards
/// @param changes true if fields of the subject may be replaced
/// @param passes true if the subject itself may be given out
/// @param makes true if the method may give out new objects of the wanted class without other references
/// @param givesOther true if anything else may be given out
/// @param assumesExact true if the result holds only for a subject of exactly the expected class, not
/// of a subclass
public record EscapeAnalysis(
        boolean keeps, boolean changes, boolean passes, boolean makes, boolean givesOther, boolean assumesExact) {

    /// The result for unreadable code.
    static final EscapeAnalysis UNKNOWN = new EscapeAnalysis(true, true, true, false, true, false);

    /// Returns whether the subject is only read, so that it can be passed without a copy.
    public boolean isReadOnly() {
        return !keeps && !changes;
    }

    /// Returns whether only the receiver has references to what is given out.
    public boolean givesNewOnly() {
        return !passes && !givesOther;
    }

    /// Returns whether only the receiver has references to what is given out, if there were no other references to
    /// the subject.
    public boolean givesOwnOnly() {
        return !givesOther && !(passes && keeps);
    }

    /// Returns this result for a method that was selected by the expected class of the subject.
    EscapeAnalysis ofExactClass() {
        return new EscapeAnalysis(keeps, changes, passes, makes, givesOther, true);
    }

    /// Returns this result for a predicate, after which the subject is forwarded.
    public EscapeAnalysis passing() {
        return new EscapeAnalysis(keeps, changes, true, false, false, assumesExact);
    }

    /// Returns the combined result of two alternative methods.
    public EscapeAnalysis or(EscapeAnalysis other) {
        return new EscapeAnalysis(
                keeps || other.keeps,
                changes || other.changes,
                passes || other.passes,
                makes || other.makes,
                givesOther || other.givesOther,
                assumesExact || other.assumesExact);
    }
}
