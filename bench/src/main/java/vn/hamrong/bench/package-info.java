/** Measures the whole hub from outside: as a process, over MLLP and by SQL. */
@NullMarked
package vn.hamrong.bench;

import org.jspecify.annotations.NullMarked;
