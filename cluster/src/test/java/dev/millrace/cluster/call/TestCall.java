package dev.millrace.cluster.call;

import java.util.List;
import java.util.Map;

/// Lists the calls of the tests.
sealed interface TestCall<R extends Record> extends Call<R> {
    enum Mood {
        CALM,
        CROSS
    }

    record Inner(String name, long value) {}

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}
    }

    record Ask(String text, List<Inner> inner, Map<String, Integer> counts, byte[] bytes, Mood mood, Shape shape)
            implements TestCall<Told> {}

    record Told(String text, List<Inner> inner, Shape shape, int bytes) {}

    record Fail(boolean isCoded) implements TestCall<Done> {}

    record Never() implements TestCall<Done> {}

    record Large(int bytes) implements TestCall<Bulk> {}

    record Bulk(byte[] bytes) {}

    record Nobody() implements TestCall<Done> {}

    record Done() {}

    record Loose(Object anything) implements TestCall<Done> {}
}
