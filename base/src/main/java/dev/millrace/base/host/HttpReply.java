package dev.millrace.base.host;

/// An answer over HTTP.
///
/// @param status 200 if all went well
public record HttpReply(int status, byte[] body) {}
