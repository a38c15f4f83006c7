package dev.millrace.api.value;

import java.util.Objects;

/// A value of one of two types.
public abstract sealed class Either<L, R> {

    Either() {}

    /// A value of the left type.
    public static <L, R> Either<L, R> Left(L value) {
        return new Left<>(value);
    }

    /// A value of the right type.
    public static <L, R> Either<L, R> Right(R value) {
        return new Right<>(value);
    }

    /// The left value.
    ///
    /// @throws IllegalStateException if this is a right one
    public abstract L left() throws IllegalStateException;

    /// The right value.
    ///
    /// @throws IllegalStateException if this is a left one
    public abstract R right() throws IllegalStateException;

    /// Whether this holds a left value.
    public final boolean isLeft() {
        return this instanceof Left;
    }

    /// Whether this holds a right value.
    public final boolean isRight() {
        return this instanceof Right;
    }

    /// The left alternative.
    public static final class Left<L, R> extends Either<L, R> {
        private L value;

        /// A left value, which must not be null.
        public Left(L value) {
            this.value = Objects.requireNonNull(value, "the left value");
        }

        /// A left value; Flink's name for the constructor.
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

        /// Replaces the value.
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

    /// The right alternative.
    public static final class Right<L, R> extends Either<L, R> {
        private R value;

        /// A right value, which must not be null.
        public Right(R value) {
            this.value = Objects.requireNonNull(value, "the right value");
        }

        /// A right value; Flink's name for the constructor.
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

        /// Replaces the value.
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
