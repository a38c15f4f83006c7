package dev.millrace.base.host;

/// Holds an HTTP response.
///
/// @param status the status code, for example 200
public record HttpReply(int status, byte[] body) {}
