/** Hospitals as data: the files of {@code config/hospitals}, read strictly, every fault with its file and line. */
@NullMarked
package vn.hamrong.exchange.hospitals;

import org.jspecify.annotations.NullMarked;
