package dev.millrace.api.async;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Common conditions for another attempt.
public class RetryPredicates {
    /// The answer has no records. Of no type, so that it suits answers of any.
    @SuppressWarnings("rawtypes")
    public static final EmptyResultPredicate EMPTY_RESULT_PREDICATE = new EmptyResultPredicate();

    /// The answer is any error.
    public static final HasExceptionPredicate HAS_EXCEPTION_PREDICATE = new HasExceptionPredicate();

    public RetryPredicates() {}

    /// The answer is an error of that type.
    public static ExceptionTypePredicate createExceptionTypePredicate(Class<? extends Throwable> exceptionClass) {
        return new ExceptionTypePredicate(exceptionClass);
    }

    /// The answer has no records.
    public static final class EmptyResultPredicate<T> implements Predicate<Collection<T>>, Serializable {
        private static final long serialVersionUID = 1L;

        private EmptyResultPredicate() {}

        @Override
        public boolean test(@Nullable Collection<T> records) {
            return records == null || records.isEmpty();
        }
    }

    /// The answer is any error.
    public static final class HasExceptionPredicate implements Predicate<Throwable>, Serializable {
        private static final long serialVersionUID = 1L;

        private HasExceptionPredicate() {}

        @Override
        public boolean test(@Nullable Throwable error) {
            return error != null;
        }
    }

    /// The answer is an error of one type.
    public static final class ExceptionTypePredicate implements Predicate<Throwable>, Serializable {
        private static final long serialVersionUID = 1L;
        private final Class<? extends Throwable> type;

        private ExceptionTypePredicate(Class<? extends Throwable> type) {
            this.type = Preconditions.checkNotNull(type);
        }

        @Override
        public boolean test(@Nullable Throwable error) {
            return type.isInstance(error);
        }
    }
}
