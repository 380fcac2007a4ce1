export function ComparePage(): React.JSX.Element {
  return <h1>Compare</h1>;
}
