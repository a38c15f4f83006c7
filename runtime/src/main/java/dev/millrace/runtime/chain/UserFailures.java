package dev.millrace.runtime.chain;

import dev.millrace.api.time.TimerService;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Batch;
import org.jspecify.annotations.Nullable;

/// Converts exceptions of user code to faults that name the operator, the record and the line of the user's code.
public final class UserFailures {
    private static final int EXCERPT_MAX = 200;

    private final String operator;
    private final @Nullable StackTraceElement definedAt;
    private final Services services;

    /// Creates the conversion for an operator.
    ///
    /// @param operator the operator's name
    /// @param definedAt the user's line that defines the step; null if unknown
    public UserFailures(String operator, @Nullable StackTraceElement definedAt, Services services) {
        this.operator = operator;
        this.definedAt = definedAt;
        this.services = services;
    }

    /// Converts an exception, for the caller to throw: `catch (Throwable thrown) { throw failures.at(thrown,
    /// value, timestamp); }`. A fault that a later operator of the chain has created is returned unchanged.
    public RuntimeException at(Throwable thrown, @Nullable Object value, long timestamp) {
        if (thrown instanceof CodedException told) {
            return placed(
                    told,
                    "'%s', record %d of %s%s"
                            .formatted(
                                    operator,
                                    services.position(),
                                    services.subtask().title(),
                                    origin()));
        }
        if (thrown instanceof VirtualMachineError || thrown instanceof CancelledException) throw sneaky(thrown);
        return refused(
                "User code in '%s' threw %s"
                        .formatted(operator, thrown.getClass().getName()),
                thrown,
                value,
                timestamp,
                fix(thrown));
    }

    /// Converts an exception of the key selector that the operator's output records go through.
    public RuntimeException keying(Throwable thrown, @Nullable Object value, long timestamp) {
        boolean isToldElsewhere = thrown instanceof MillraceException
                || thrown instanceof VirtualMachineError
                || thrown instanceof CancelledException;
        if (isToldElsewhere) return at(thrown, value, timestamp);
        return refused(
                "The key selector after '%s' threw %s"
                        .formatted(operator, thrown.getClass().getName()),
                thrown,
                value,
                timestamp,
                "Return a key for this record, or remove such records with a filter before keyBy.");
    }

    private String fix(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean isTimer = thrown instanceof UnsupportedOperationException
                && (message.equals(TimerService.UNSUPPORTED_REGISTER_TIMER_MSG)
                        || message.equals(TimerService.UNSUPPORTED_DELETE_TIMER_MSG));
        return isTimer
                ? "Call keyBy(…) before '" + operator + "', and use a KeyedProcessFunction."
                : "Handle this record in the function, or skip such records with millrace.records.on-failure.";
    }

    private MillraceException refused(
            String what, Throwable thrown, @Nullable Object value, long timestamp, String fix) {
        MillraceException failure = ChainFaults.USER_CODE
                .what(
                        "%s at record %d of %s%s.",
                        what, services.position(), services.subtask().title(), origin())
                .why(
                        "%s\n        at %s\n        record %s%s",
                        thrown.getMessage() == null ? "The exception has no message." : thrown.getMessage(),
                        line(thrown),
                        excerpt(value),
                        timestamp == Batch.NO_TIMESTAMP ? "" : ", timestamp " + timestamp)
                .cause(thrown)
                .fix("%s", fix);
        services.failedAt(value, failure);
        return failure;
    }

    /// Converts an exception of a call that does not belong to one record: timers, windows, the end of input.
    public RuntimeException during(Throwable thrown, String occasion) {
        if (thrown instanceof CodedException told) {
            return placed(
                    told,
                    "'%s', %s in %s"
                            .formatted(operator, occasion, services.subtask().title()));
        }
        if (thrown instanceof VirtualMachineError || thrown instanceof CancelledException) throw sneaky(thrown);
        return ChainFaults.USER_CODE
                .what(
                        "User code in '%s' threw %s %s in %s.",
                        operator,
                        thrown.getClass().getName(),
                        occasion,
                        services.subtask().title())
                .why(
                        "%s\n        at %s",
                        thrown.getMessage() == null ? "The exception has no message." : thrown.getMessage(),
                        line(thrown))
                .cause(thrown)
                .fix("Read the stack trace below the line of the user code.");
    }

    /// Converts an exception of a user function's `open`.
    public RuntimeException opening(Throwable thrown) {
        if (thrown instanceof CodedException told) {
            return placed(
                    told,
                    "'%s', opening in %s".formatted(operator, services.subtask().title()));
        }
        return ChainFaults.OPEN
                .what(
                        "The function of '%s' could not be opened in %s.",
                        operator, services.subtask().title())
                .why("%s: %s\n        at %s", thrown.getClass().getName(), thrown.getMessage(), line(thrown))
                .cause(thrown)
                .fix("Correct open() of the function. open() must succeed before the first record.");
    }

    /// Adds the place to a fault with a code. Faults of this class already name their operator.
    private static RuntimeException placed(CodedException told, String place) {
        boolean isPlaced = told.fault() == ChainFaults.USER_CODE || told.fault() == ChainFaults.OPEN;
        return isPlaced ? told.exception() : told.in(place);
    }

    private String origin() {
        String origin = services.origin();
        return origin.isEmpty() ? "" : ", from " + origin;
    }

    /// Returns the user's line that threw, as far as it is known.
    public String line(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isUsers(frame)) return frame.toString();
        }
        return definedAt == null ? "an unknown line" : "the step defined at " + definedAt;
    }

    private static boolean isUsers(StackTraceElement frame) {
        String name = frame.getClassName();
        return !name.startsWith("java.")
                && !name.startsWith("jdk.")
                && !name.startsWith("sun.")
                && !name.startsWith("dev.millrace.api.")
                && !name.startsWith("dev.millrace.runtime.")
                && !name.startsWith("dev.millrace.state.");
    }

    private static String excerpt(@Nullable Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException broken) {
            text = "of class " + (value == null ? "null" : value.getClass().getName()) + ", whose toString threw "
                    + broken;
        }
        return text.length() <= EXCERPT_MAX ? text : text.substring(0, EXCERPT_MAX) + "…";
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
