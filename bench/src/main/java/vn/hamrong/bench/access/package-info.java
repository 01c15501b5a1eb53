/** What the audit and the guards cost a reader. */
@NullMarked
package vn.hamrong.bench.access;

import org.jspecify.annotations.NullMarked;
