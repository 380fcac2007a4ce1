export function WorkprintPage(): React.JSX.Element {
  return <h1>Workprint</h1>;
}
