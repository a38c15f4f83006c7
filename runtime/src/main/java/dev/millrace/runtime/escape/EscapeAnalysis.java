package dev.millrace.runtime.escape;

/// What a method does with one of its arguments, its subject, and what it gives out: returns, or hands to
/// its collector.
///
/// @param keeps the subject may be reachable from elsewhere afterwards
/// @param changes fields of the subject may be replaced
/// @param passes the subject itself may be given out
/// @param makes new objects of the wanted class may be given out, of which nobody else knows
/// @param givesOther anything else may be given out
/// @param assumesExact true only if the subject's class is the expected one and not a subclass of it
public record EscapeAnalysis(
        boolean keeps, boolean changes, boolean passes, boolean makes, boolean givesOther, boolean assumesExact) {

    /// Of code that cannot be read.
    static final EscapeAnalysis UNKNOWN = new EscapeAnalysis(true, true, true, false, true, false);

    /// Whether the subject is only looked at: it may be lent without a copy.
    public boolean isReadOnly() {
        return !keeps && !changes;
    }

    /// Whether nobody but the receiver knows what is given out.
    public boolean givesNewOnly() {
        return !passes && !givesOther;
    }

    /// Whether nobody but the receiver knows what is given out, provided that nobody else knew the subject.
    public boolean givesOwnOnly() {
        return !givesOther && !(passes && keeps);
    }

    /// The same, if the method was chosen by the expected class of the subject.
    EscapeAnalysis ofExactClass() {
        return new EscapeAnalysis(keeps, changes, passes, makes, givesOther, true);
    }

    /// That of a predicate, behind which the subject goes on.
    public EscapeAnalysis passing() {
        return new EscapeAnalysis(keeps, changes, true, false, false, assumesExact);
    }

    /// That of either of two methods.
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
