/** Months of the calendar, as `YYYY-MM`. */

/** The month so many months later. */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const sum = 12 * year + number - 1 + months;
  return `${String(Math.floor(sum / 12)).padStart(4, "0")}-${String((sum % 12) + 1).padStart(2, "0")}`;
}

/** Months from one to another; negative when it is earlier. */
export function monthsBetween(from: string, to: string): number {
  const number = (month: string): number => {
    const [year, ofYear] = month.split("-").map(Number) as [number, number];
    return 12 * year + ofYear;
  };
  return number(to) - number(from);
}
