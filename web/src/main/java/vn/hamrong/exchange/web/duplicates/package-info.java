/** <i>Hồ sơ trùng</i>: probable duplicates side by side, decided by a person of a hospital that has one of the records. */
@NullMarked
package vn.hamrong.exchange.web.duplicates;

import org.jspecify.annotations.NullMarked;
