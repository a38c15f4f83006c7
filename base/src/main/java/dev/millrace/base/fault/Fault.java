package dev.millrace.base.fault;

import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Is a kind of error with a stable number. Each module declares its faults as constants in its own range of numbers,
/// and makes every [CodedException] from one:
///
/// ```java
/// throw ApiFaults.PARALLELISM.what("parallelism is %d", 0).why("it must be positive").fix("call setParallelism(1)");
/// ```
///
/// @param number a stable number, unique in the project; printed as `MR-1234`
/// @param category the group of people who can resolve the fault
/// @param title the kind of error in a few words, without the values of one case
public record Fault(int number, Category category, String title) implements Serializable {

    public Fault {
        Check.that(number >= 1000 && number <= 9999, "fault number %d has not four digits", number);
    }

    /// Returns the number as it is printed, for example `MR-1234`.
    public String code() {
        return "MR-" + number;
    }

    /// Starts a report with what happened, including ids and values.
    ///
    /// @param format as for [String#format]
    public Report<MillraceException> what(String format, @Nullable Object... arguments) {
        return new Report<>(this, MillraceException::new, format(format, arguments), null, null);
    }

    /// Starts a report of a wrong argument, which programs see as an [IllegalArgumentException].
    ///
    /// @param format as for [String#format]
    public Report<CodedArgumentException> argument(String format, @Nullable Object... arguments) {
        return new Report<>(this, CodedArgumentException::new, format(format, arguments), null, null);
    }

    /// Starts a report of a call at the wrong time, which programs see as an [IllegalStateException].
    ///
    /// @param format as for [String#format]
    public Report<CodedStateException> state(String format, @Nullable Object... arguments) {
        return new Report<>(this, CodedStateException::new, format(format, arguments), null, null);
    }

    /// Starts a report of an unsupported call, which programs see as an [UnsupportedOperationException].
    ///
    /// @param format as for [String#format]
    public Report<CodedUnsupportedException> unsupported(String format, @Nullable Object... arguments) {
        return new Report<>(this, CodedUnsupportedException::new, format(format, arguments), null, null);
    }

    private static String format(String format, @Nullable Object... arguments) {
        return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    }

    /// Makes an exception from the texts of a report.
    private interface Maker<E> {
        E make(FaultText text, @Nullable Throwable cause);
    }

    /// Builds the report of a fault. [#fix] completes the report and returns the exception.
    ///
    /// @param <E> the type of the exception
    public static final class Report<E extends RuntimeException> {
        private final Fault fault;
        private final Maker<E> maker;
        private final String what;
        private final @Nullable String why;
        private final @Nullable Throwable cause;

        private Report(Fault fault, Maker<E> maker, String what, @Nullable String why, @Nullable Throwable cause) {
            this.fault = fault;
            this.maker = maker;
            this.what = what;
            this.why = why;
            this.cause = cause;
        }

        /// Adds the reason, as far as it is known.
        public Report<E> why(String format, @Nullable Object... arguments) {
            return new Report<>(fault, maker, what, format(format, arguments), cause);
        }

        /// Adds the underlying exception. Its message is the reason if no reason was given.
        public Report<E> cause(Throwable thrown) {
            return new Report<>(fault, maker, what, why == null ? reason(thrown) : why, thrown);
        }

        /// Adds what the reader can do, and returns the exception to throw.
        public E fix(String format, @Nullable Object... arguments) {
            return maker.make(new FaultText(fault, what, why, format(format, arguments), null), cause);
        }

        private static String reason(Throwable thrown) {
            String name = thrown.getClass().getSimpleName();
            return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
        }
    }
}
