package dev.millrace.api.fs;

import java.io.IOException;

/// Reports that there is no file system for a URI scheme. File systems of plug-ins throw this exception.
public class UnsupportedFileSystemSchemeException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnsupportedFileSystemSchemeException(String message) {
        super(message);
    }

    public UnsupportedFileSystemSchemeException(String message, Throwable cause) {
        super(message, cause);
    }
}
