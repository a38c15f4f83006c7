package dev.millrace.cli.crash;

import java.io.IOException;
import java.util.List;

/// Where the processes of a cluster run, and what can happen to the ways between them.
interface Ground extends AutoCloseable {

    /// A place for processes, one after the other.
    ///
    /// @param prefix of a command that is to run there
    /// @param address by which others reach it
    record Seat(List<String> prefix, String address) {}

    /// Another place.
    Seat seat() throws IOException, InterruptedException;

    /// Whether [#cut] and [#slow] do anything.
    boolean hasWays();

    /// Nothing gets to a place or from it, until it is asked for again.
    void cut(Seat seat, boolean isCut) throws IOException, InterruptedException;

    /// Little gets from a place at a time, until it is asked for again.
    void slow(Seat seat, boolean isSlow) throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /// All on this machine's loopback.
    static Ground loopback() {
        return new Ground() {
            @Override
            public Seat seat() {
                return new Seat(List.of(), "127.0.0.1");
            }

            @Override
            public boolean hasWays() {
                return false;
            }

            @Override
            public void cut(Seat seat, boolean isCut) {
                throw new IllegalStateException("loopback cannot be cut");
            }

            @Override
            public void slow(Seat seat, boolean isSlow) {
                throw new IllegalStateException("loopback cannot be slowed");
            }

            @Override
            public void close() {
                // Nothing was made.
            }
        };
    }
}
