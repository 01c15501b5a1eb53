/** The journal, the lanes and what the hospitals say of their patients, as tables. ADR 3 tells why they are as they are. */
@NullMarked
package vn.hamrong.exchange.store;

import org.jspecify.annotations.NullMarked;
