package dev.millrace.network;

/// Represents the sender or receiver of a channel, whichever has come first at the receiving side.
sealed interface Slot permits RemoteInput, Opening {
    ChannelId id();
}
