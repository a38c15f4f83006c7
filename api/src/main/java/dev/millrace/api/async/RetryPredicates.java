package dev.millrace.api.async;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Contains common predicates for retries.
public class RetryPredicates {
    /// Matches results without records. The predicate is raw, so it fits results of every type.
    @SuppressWarnings("rawtypes")
    public static final EmptyResultPredicate EMPTY_RESULT_PREDICATE = new EmptyResultPredicate();

    /// Matches every error.
    public static final HasExceptionPredicate HAS_EXCEPTION_PREDICATE = new HasExceptionPredicate();

    public RetryPredicates() {}

    /// Returns a predicate that matches errors of a class.
    public static ExceptionTypePredicate createExceptionTypePredicate(Class<? extends Throwable> exceptionClass) {
        return new ExceptionTypePredicate(exceptionClass);
    }

    /// Matches results without records.
    public static final class EmptyResultPredicate<T> implements Predicate<Collection<T>>, Serializable {
        private static final long serialVersionUID = 1L;

        private EmptyResultPredicate() {}

        @Override
        public boolean test(@Nullable Collection<T> records) {
            return records == null || records.isEmpty();
        }
    }

    /// Matches every error.
    public static final class HasExceptionPredicate implements Predicate<Throwable>, Serializable {
        private static final long serialVersionUID = 1L;

        private HasExceptionPredicate() {}

        @Override
        public boolean test(@Nullable Throwable error) {
            return error != null;
        }
    }

    /// Matches errors of one class.
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
