package dev.millrace.network;

/// Who is there first at a channel's receiving side.
sealed interface Slot permits RemoteInput, Opening {
    ChannelId id();
}
