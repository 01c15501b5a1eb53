/** The message desk: what an engineer asks of the journal, and what he may do about it. */
@NullMarked
package vn.hamrong.exchange.desk;

import org.jspecify.annotations.NullMarked;
