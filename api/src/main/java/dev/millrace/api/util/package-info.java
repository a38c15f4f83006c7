/// Small tools that programs and every part of the API use.
@NullMarked
package dev.millrace.api.util;

import org.jspecify.annotations.NullMarked;
