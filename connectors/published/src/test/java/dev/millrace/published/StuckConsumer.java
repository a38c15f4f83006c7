package dev.millrace.published;

/// Says that a consumer with `read_committed` waits for a transaction that stays open.
final class StuckConsumer extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient OpenTransactions open;

    StuckConsumer(String message, OpenTransactions open) {
        super(message + " " + open);
        this.open = open;
    }

    OpenTransactions open() {
        return open;
    }
}
