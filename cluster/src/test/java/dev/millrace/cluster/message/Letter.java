package dev.millrace.cluster.message;

/// Lists the messages of the tests.
sealed interface Letter {

    record Count(int sender, int number) implements Letter {}

    record Text(String text) implements Letter {}

    record Parcel(byte[] bytes) implements Letter {}
}
