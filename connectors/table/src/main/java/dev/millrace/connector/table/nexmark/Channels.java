package dev.millrace.connector.table.nexmark;

import java.nio.charset.StandardCharsets;

/// Contains the names and addresses of the channels through which bids come. Thread-safe.
final class Channels {
    /// The number of channels through which half of the bids come.
    static final int HOT = 4;

    /// The number of other channels.
    static final int COLD = 10_000;

    private static final String[] HOT_NAMES = {"Google", "Facebook", "Baidu", "Apple"};
    private static final int DIRECTORY_LETTERS = 5;
    private static final int DIRECTORIES = 3;
    private static final int ADDRESSED_TENTHS = 9;

    private Channels() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns the address of a channel.
    static byte[] address(int channel) {
        TextBuffer text = new TextBuffer();
        text.clear();
        text.add(bytes("https://www.nexmark.com/"));
        for (int i = 0; i < DIRECTORIES; i++) {
            Letters.add(text, RandomNumbers.bits(channel, i), DIRECTORY_LETTERS);
            text.add('/');
        }
        text.add(bytes("item.htm?query=1"));
        boolean hasNumber = channel >= HOT && RandomNumbers.below(channel, DIRECTORIES, 10) < ADDRESSED_TENTHS;
        if (hasNumber) text.add(bytes("&channel_id=" + Math.abs(Integer.reverse(channel - HOT))));
        return text.bytes();
    }

    /// Returns the name of a channel.
    static byte[] name(int channel) {
        return bytes(channel < HOT ? HOT_NAMES[channel] : "channel-" + (channel - HOT));
    }
}
