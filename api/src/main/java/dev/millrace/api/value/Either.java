package dev.millrace.api.value;

import java.util.Objects;

/// Holds a value of one of two types.
public abstract sealed class Either<L, R> {

    Either() {}

    /// Creates a value of the left type, which must not be null.
    public static <L, R> Either<L, R> Left(L value) {
        return new Left<>(value);
    }

    /// Creates a value of the right type, which must not be null.
    public static <L, R> Either<L, R> Right(R value) {
        return new Right<>(value);
    }

    /// Returns the left value.
    ///
    /// @throws IllegalStateException if this is a right value
    public abstract L left() throws IllegalStateException;

    /// Returns the right value.
    ///
    /// @throws IllegalStateException if this is a left value
    public abstract R right() throws IllegalStateException;

    /// Returns whether this is a left value.
    public final boolean isLeft() {
        return this instanceof Left;
    }

    /// Returns whether this is a right value.
    public final boolean isRight() {
        return this instanceof Right;
    }

    /// Holds a left value.
    public static final class Left<L, R> extends Either<L, R> {
        private L value;

        /// Creates a left value, which must not be null.
        public Left(L value) {
            this.value = Objects.requireNonNull(value, "the left value");
        }

        /// Creates a left value, as in Flink.
        public static <L, R> Left<L, R> of(L left) {
            return new Left<>(left);
        }

        @Override
        public L left() {
            return value;
        }

        @Override
        public R right() {
            throw new IllegalStateException("This is a left value: " + value);
        }

        /// Replaces the value, which must not be null.
        public void setValue(L value) {
            this.value = Objects.requireNonNull(value, "the left value");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Left<?, ?> that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return "Left(" + value + ")";
        }
    }

    /// Holds a right value.
    public static final class Right<L, R> extends Either<L, R> {
        private R value;

        /// Creates a right value, which must not be null.
        public Right(R value) {
            this.value = Objects.requireNonNull(value, "the right value");
        }

        /// Creates a right value, as in Flink.
        public static <L, R> Right<L, R> of(R right) {
            return new Right<>(right);
        }

        @Override
        public L left() {
            throw new IllegalStateException("This is a right value: " + value);
        }

        @Override
        public R right() {
            return value;
        }

        /// Replaces the value, which must not be null.
        public void setValue(R value) {
            this.value = Objects.requireNonNull(value, "the right value");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Right<?, ?> that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return 31 + value.hashCode();
        }

        @Override
        public String toString() {
            return "Right(" + value + ")";
        }
    }
}
