package dev.millrace.cluster.message;

/// Lists the messages of the tests.
sealed interface TestMessage {

    record Count(int sender, int number) implements TestMessage {}

    record Text(String text) implements TestMessage {}

    record Parcel(byte[] bytes) implements TestMessage {}
}
