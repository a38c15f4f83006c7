/// How far event time has come: watermarks of several channels or inputs combined into one.
@NullMarked
package dev.millrace.runtime.progress;

import org.jspecify.annotations.NullMarked;
