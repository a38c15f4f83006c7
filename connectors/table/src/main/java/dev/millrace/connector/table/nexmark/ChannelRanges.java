package dev.millrace.connector.table.nexmark;

import java.util.function.IntFunction;

/// Finds a text of each channel in one array. Thread-safe.
final class ChannelRanges implements NexmarkField.TextRanges {
    private final byte[] array;
    /// The index of the first byte of the text of each channel, and the index behind the last text.
    private final int[] starts;

    /// @param texts returns the text of a channel
    ChannelRanges(int channels, IntFunction<byte[]> texts) {
        byte[][] all = new byte[channels][];
        starts = new int[channels + 1];
        for (int i = 0; i < channels; i++) {
            all[i] = texts.apply(i);
            starts[i + 1] = starts[i] + all[i].length;
        }
        array = new byte[starts[channels]];
        for (int i = 0; i < channels; i++) System.arraycopy(all[i], 0, array, starts[i], all[i].length);
    }

    /// Puts the text of an event into a buffer.
    void put(long event, TextBuffer text) {
        int channel = Bids.channel(event);
        text.set(array, starts[channel], starts[channel + 1] - starts[channel]);
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public void fill(long[] events, int count, int[] firsts, int[] ends) {
        for (int i = 0; i < count; i++) {
            int channel = Bids.channel(events[i]);
            firsts[i] = starts[channel];
            ends[i] = starts[channel + 1];
        }
    }
}
